"""How the application is put together: settings, scope, addresses, middleware."""
