// The page of an aid of this kind.
import { mount } from "./app/mount.js";
import { calculator } from "./app/calculator.js";

mount(calculator);
