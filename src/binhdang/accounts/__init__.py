"""People, roles, scopes and sign-in (tài khoản)."""
