// The page of an aid of this kind.
import * as kind from "./app/guide.js";
import { mount } from "./app/mount.js";

mount(kind);
