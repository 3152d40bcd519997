// One line on somebody's page shows a search of ours in a frame:
//   <script src="https://…/embed.js" data-topic="plastics" data-hl="nb" async></script>
// Every data-… attribute is a parameter of the search, but for data-title, which names the frame to those who listen.
interface Told {
  rundkurs?: unknown;
  height?: unknown;
}

const lowest = 240;
const highest = 4000;

function frameFor(script: HTMLScriptElement): HTMLIFrameElement {
  const { title, ...parameters } = script.dataset;
  const frame = document.createElement("iframe");
  const address = new URL("/embed", script.src);
  for (const [name, value] of Object.entries(parameters)) address.searchParams.append(name, value ?? "");
  frame.src = address.href;
  frame.title = title ?? "Rundkurs";
  frame.loading = "lazy";
  frame.style.width = "100%";
  frame.style.height = "40rem";
  frame.style.border = "0";
  return frame;
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement && script.src) {
  const frame = frameFor(script);
  const { origin } = new URL(script.src);
  window.addEventListener("message", (event: MessageEvent<Told | null>) => {
    if (event.origin !== origin || event.source !== frame.contentWindow || event.data?.rundkurs !== "height") return;
    const { height } = event.data;
    if (typeof height === "number") frame.style.height = `${Math.min(Math.max(height, lowest), highest)}px`;
  });
  script.after(frame);
}
