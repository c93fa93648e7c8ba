"""What the team's pages say, as plain values for their templates."""
