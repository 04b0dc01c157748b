package main

import (
	"context"

	"partnerbook/generator/diag"
	"partnerbook/generator/site"
)

func (a *app) externalLinks(ctx context.Context, s *site.Site) (diag.List, error) { return nil, nil }
