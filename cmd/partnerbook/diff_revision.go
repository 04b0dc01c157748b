package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"

	"partnerbook/generator"
	"partnerbook/generator/edition"
	"partnerbook/generator/revision"
)

// revision reads the site as it stands in a revision of its repository. Its day is that
// of the commit, so that a page whose review was not yet due then is not overdue in it.
func (d *differ) revision(ctx context.Context, name, which string) (edition.Input, error) {
	if err := d.checkOverrides(); err != nil {
		return edition.Input{}, err
	}
	site, content, err := d.folders()
	if err != nil {
		return edition.Input{}, err
	}
	at := site
	if at == "" {
		at = content
	}
	if at == "" {
		return edition.Input{}, errNames(name, ": this folder stands in no site, whose repository would have it")
	}
	repository, err := revision.Find(ctx, at)
	if err != nil {
		return edition.Input{}, noRevision(name, err)
	}
	commit, err := repository.Commit(ctx, name)
	if err != nil {
		return edition.Input{}, noRevision(name, err)
	}
	p, err := d.inRevision(ctx, repository, commit, revisionPlace{name, site, content})
	if err != nil {
		return edition.Input{}, err
	}
	p.settings.Day = commit.Day
	in, err := d.made(ctx, p, name, which, edition.FromRevision)
	in.Hash, in.Day = commit.Hash, commit.Day
	return in, err
}

// noRevision says why a name means no revision.
func noRevision(name string, err error) error {
	var said *revision.Error
	switch {
	case errors.Is(err, context.Canceled):
		return context.Canceled
	case errors.Is(err, revision.ErrNoGit):
		return errNames(name, ": there is no git program on this machine that would know")
	case errors.Is(err, revision.ErrNoRepository):
		return errNames(name, ": the site stands in no git repository")
	case errors.Is(err, revision.ErrUnknown):
		return errNames(name, " in the repository of the site")
	case errors.As(err, &said):
		return machineError(fmt.Errorf("the revision %s cannot be read: %w.\n  Run `git log %s` in the folder of the site; what git says there holds here", name, said, name))
	}
	return machineError(err)
}

// revisionPlace is what is read of a revision: its name, and the folders of the site and
// of the content as they stand on disk.
type revisionPlace struct{ name, site, content string }

// inRevision opens the folders of a site in a revision.
func (d *differ) inRevision(ctx context.Context, r *revision.Repository, c revision.Commit, at revisionPlace) (place, error) {
	sitePath, contentPath, err := pathsIn(ctx, r, at)
	if err != nil {
		return place{}, noRevision(at.name, err)
	}
	wanted := []string{contentPath}
	if at.site != "" {
		wanted = append(wanted, path.Join(sitePath, generator.ConfigName), path.Join(sitePath, "themes"))
	}
	tree, err := r.Tree(ctx, c, wanted)
	if err != nil {
		return place{}, noRevision(at.name, err)
	}
	d.opened = append(d.opened, func() { _ = tree.Close() }) // it was only read
	p := place{settings: d.settings(), close: func() {}}
	if p.settings.Content, err = tree.Sub(contentPath); err != nil {
		return place{}, usageError("the revision %s has no folder %s.\n  The site stood elsewhere then, or was not there yet; name a later one", at.name, contentPath)
	}
	p.settings.Prefix = at.name + ":" + contentPath
	p.settings.Name = siteName(absolute(at.content))
	p.watch.Content = p.settings.Prefix
	if at.site != "" && tree.Has(path.Join(sitePath, generator.ConfigName)) {
		var site fs.FS
		if site, err = tree.Sub(sitePath); err != nil {
			return place{}, machineError(err)
		}
		p.settings.Site, p.settings.SitePrefix = site, at.name+":"+sitePath
	}
	return p, nil
}

// pathsIn returns where the folders of a site stand in a repository.
func pathsIn(ctx context.Context, r *revision.Repository, at revisionPlace) (site, content string, err error) {
	if at.site != "" {
		if site, err = r.Path(ctx, at.site); err != nil {
			return "", "", err
		}
		if at.content == filepath.Join(at.site, "content") { // which may be gone by now
			return site, path.Join(site, "content"), nil
		}
	}
	content, err = r.Path(ctx, at.content)
	return site, content, err
}
