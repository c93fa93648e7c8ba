"""Long works: done in a process of their own, which outlives the page and the server; killed, they leave nothing half done."""
