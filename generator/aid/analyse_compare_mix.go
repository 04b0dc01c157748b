package aid

func (k *comparing) mix(option int) {}
