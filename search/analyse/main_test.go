package analyse_test

import (
	"testing"

	"partnerbook/generator/testgc"
)

func TestMain(m *testing.M) { testgc.Run(m) }
