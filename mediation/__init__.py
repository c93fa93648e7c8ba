"""The assembly: settings, addresses, and the pages that belong to no other application."""
