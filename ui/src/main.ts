import { mount } from "svelte";
import App from "./App.svelte";
import "./styles/fonts.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/heute.css";
import "./styles/fall.css";
import "./styles/uebergabe.css";
import "./styles/statistik.css";
import "./styles/kern-fixes.css";
import "./styles/print.css";

const target = document.getElementById("app");
if (target) mount(App, { target });
