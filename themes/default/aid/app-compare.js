// The page of an aid of this kind.
import { mount } from "./app/mount.js";
import { compare } from "./app/compare.js";

mount(compare);
