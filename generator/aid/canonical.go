package aid

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"

	"partnerbook/generator/canonical"
)

// Canonical returns a value as canonical JSON; see package canonical.
func Canonical(v any) []byte { return canonical.JSON(v) }

// JSON returns the canonical JSON of a definition: what the browser is given. That of a
// translation is the original's.
func (d *Definition) JSON() []byte { return Canonical(d.Original().value()) }

// value returns a definition as JSON has it.
func (d *Definition) value() any {
	plain, err := json.Marshal(d)
	if err != nil {
		panic(err) // there is nothing in it that cannot be written
	}
	var value any
	if err := json.Unmarshal(plain, &value); err != nil {
		panic(err)
	}
	return value
}

// Digest returns the first 8 hex digits of the SHA-256 of the definition.
func (d *Definition) Digest() string {
	sum := sha256.Sum256(d.JSON())
	return hex.EncodeToString(sum[:4])
}

// Evaluate returns the canonical result of an input.
func (d *Definition) Evaluate(input Input) map[string]any {
	return d.Model.Evaluate(input).Canonical()
}
