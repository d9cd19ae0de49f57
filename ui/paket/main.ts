// Starts the page. The sealed packet and the licences are data in the page itself.
import { mount } from "svelte";
import Paket from "./Paket.svelte";
import "./paket.css";

const app = document.getElementById("app")!;
const data = (id: string) => document.getElementById(id)?.textContent ?? "";
app.replaceChildren();
mount(Paket, { target: app, props: { sealed: () => data("paket"), licences: data("lizenzen") } });
