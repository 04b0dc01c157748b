// The page of a template.
import { Form } from "./app/form.js";

const place = document.getElementById("template-app");
if (place !== null) new Form(place).start();
