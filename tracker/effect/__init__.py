"""What merging a change would mean for the public: a revision of the sources compared with the work tree."""
