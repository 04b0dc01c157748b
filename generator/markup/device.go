package markup

// What the site keeps on the reader's device: :::on-this-device. A script puts the list
// in its place (themes/default/device); without one, readers learn how to go about it.

var deviceBlock = block{name: "on-this-device", leaf: true, write: writeDevice}

func writeDevice(w *writer, d *directive) {
	w.body.Device = true
	w.open(d, "div", "on-this-device")
	w.write("<p>")
	w.label(LabelOnThisDevice)
	w.write("</p></div>\n")
}
