// The page of an aid of this kind.
import { mount } from "./app/mount.js";
import { gapmap } from "./app/gapmap.js";

mount(gapmap);
