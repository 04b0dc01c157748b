// The page of an aid of this kind.
import * as kind from "./app/score.js";
import { mount } from "./app/mount.js";

mount(kind);
