package generator

import (
	"testing"

	"partnerbook/generator/testrun"
)

func TestMain(m *testing.M) { testrun.Run(m) }
