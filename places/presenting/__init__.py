"""What pages say of a place, as plain values in French: templates only lay them out."""
