// The page of an aid of this kind.
