"""The library of documents (văn bản): list, one document, its file. Plans are brought in where plans are."""

from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from binhdang.accounts.requests import Request
from binhdang.documents.download import file_response
from binhdang.documents.forms import SearchForm
from binhdang.documents.models import Document
from binhdang.web.access import requires
from binhdang.web.paging import page_of


@requires("documents.see")
@require_GET
def index(request: Request) -> HttpResponse:
    """List the documents that the person sees, newest first, found by words with or without marks."""
    form = SearchForm(request.GET)
    words = form.cleaned_data["q"] if form.is_valid() else ""
    documents = Document.objects.visible_to(request.user).matching(words).for_list()
    return render(request, "documents/index.html", {"form": form, "words": words, "page": page_of(request, documents)})


@requires("documents.see")
@require_GET
def detail(request: Request, document_id: int) -> HttpResponse:
    """Show one document: its attributes, its text, its file."""
    documents = Document.objects.visible_to(request.user).select_related("file__uploaded_by", "issuing_unit")
    document = get_object_or_404(documents, pk=document_id)
    reading = document.readings.defer("result").first()
    return render(request, "documents/detail.html", {"document": document, "reading": reading})


@requires("documents.see")
@require_GET
def download(request: Request, document_id: int) -> FileResponse:
    """Hand out the file as it came."""
    documents = Document.objects.visible_to(request.user).select_related("file").defer("text")
    return file_response(get_object_or_404(documents, pk=document_id).file)
