"""The pages by which one comes in, and the door of the team's pages."""
