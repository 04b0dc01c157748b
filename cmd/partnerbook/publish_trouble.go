package main

import (
	"context"
	"errors"
	"fmt"

	"partnerbook/generator/output"
	"partnerbook/generator/publish"
)

// publishTrouble is what is said of a kind of trouble with a place: its exit code, and what
// to do.
type publishTrouble struct {
	kind error
	code int
	hint string
}

var publishTroubles = []publishTrouble{
	{publish.ErrForeign, exitUsage, "Nothing was changed. Name an empty bucket or folder, or publish beside these files with --beside: they stay then"},
	{publish.ErrTaken, exitUsage, "Nothing was changed. Move that file away, or publish elsewhere"},
	{publish.ErrOther, exitUsage, "Nothing was changed. Name another place. If this site is to take the place of the other, use --take-over"},
	{publish.ErrDamaged, exitMachine, "Nothing was changed. Empty the place and publish again, or publish elsewhere"},
	{publish.ErrNewer, exitUsage, "Nothing was changed. Use that version of the program, or a newer one"},
	{publish.ErrOvertaken, exitMachine, "Wait until it is done, and run the command again if yours is to be the one that stays"},
	{publish.ErrCondition, exitMachine, "Something else is writing there. Wait until it is done, and run the command again"},
	{publish.ErrAddress, exitUsage, "Write the store as in `--endpoint https://s3.example.org`"},
	{publish.ErrCredentials, exitMachine, "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE for a profile of ~/.aws/credentials"},
	{publish.ErrKeys, exitMachine, "Look at AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and AWS_PROFILE, or ask whoever gave you the keys"},
	{publish.ErrDenied, exitMachine, "The keys must allow to list the bucket, and to read, write and delete in it. Ask whoever runs it"},
	{publish.ErrNoBucket, exitMachine, "Make it first, look at its name, or name the store that has it with --endpoint"},
	{publish.ErrClock, exitMachine, "Set the clock, and run the command again"},
	{publish.ErrRegion, exitMachine, "Name its region with --region"},
	{publish.ErrCertificate, exitMachine, "Look at --endpoint. If it is right, ask whoever runs the store for the certificate of the authority behind it, and name that file in SSL_CERT_FILE"},
	{publish.ErrNoStore, exitMachine, "Give --endpoint the address that the store has for programs, not that of a web page, with https:// or http:// as the store has it"},
	{publish.ErrUnreachable, exitMachine, "Look at --endpoint, also at https:// or http:// before it, and at the network. Run the command again to go on"},
	{publish.ErrBusy, exitMachine, "Try again later, or with fewer at a time, as with `--jobs 4`. The same command goes on"},
	{publish.ErrStore, exitMachine, "Look at the address and at --endpoint, also at https:// or http:// before it, or ask whoever runs the store. The same command goes on"},
	{publish.ErrChanged, exitMachine, "Build again, or let the edit come to its end, and publish again"},
}

// explainPublish says in plain words why a site was not published to its end, and what to do.
func explainPublish(err error, address string) error {
	if errors.Is(err, context.Canceled) {
		return stopped{"stopped. Every page in " + address + " is whole, the old one or the new one. Run the same command again to go on"}
	}
	for _, t := range publishTroubles {
		if errors.Is(err, t.kind) {
			return failure{t.code, fmt.Errorf("%s: %s.\n  %s", address, plain(err.Error()), t.hint)}
		}
	}
	whole := fmt.Sprintf("Every page in %s is whole, the old one or the new one", address)
	switch {
	case errors.As(err, new(*output.EmitError)):
		err = fmt.Errorf("%w.\n  %s. Mend this and publish again", err, whole)
	case isFull(err):
		err = fmt.Errorf("the disk is full (%w).\n  %s. Free some room, and run the command again to go on", err, whole)
	case errors.Is(err, output.ErrForeign):
		err = fmt.Errorf("%w.\n  Move it away or publish elsewhere. %s", err, whole)
	case mayNotWrite(err):
		err = fmt.Errorf("%w.\n  You may not write there. Publish elsewhere, or ask whoever runs it", err)
	}
	return machineError(err)
}

// explainBuilt says why a folder cannot be published.
func explainBuilt(err error, dir string) error {
	switch {
	case errors.Is(err, publish.ErrNotBuilt), errors.Is(err, output.ErrNotManifest), errors.Is(err, output.ErrManifest):
		return usageError("what stands in %s cannot be published: %w.\n  Make it with `partnerbook build --out %s`", shownFolder(dir), err, dir)
	}
	return machineError(err)
}
