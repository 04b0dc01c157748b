package publish

import (
	"testing"

	"partnerbook/generator/testrun"
)

func TestMain(m *testing.M) { testrun.RunWaiting(m) }
