"""Base page, components, access declaration, menu (giao diện)."""
