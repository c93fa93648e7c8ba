"""What the page of results says, as plain values in French: its template only lays them out."""
