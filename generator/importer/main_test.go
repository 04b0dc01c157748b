package importer_test

import (
	"testing"

	"partnerbook/generator/testrun"
)

func TestMain(m *testing.M) { testrun.Run(m) }
