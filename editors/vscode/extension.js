// The whole extension: it finds the program, starts it as a language server, and says in plain
// words what to do where that does not work. All that it shows otherwise comes from the program.
const { spawn } = require("child_process");
const fs = require("fs");
const path = require("path");
const vscode = require("vscode");
const { CloseAction, ErrorAction, LanguageClient, RevealOutputChannelOn } = require("vscode-languageclient/node");

const documentSelector = [
  { scheme: "file", language: "markdown" },
  { scheme: "file", pattern: "**/*.toml" },
];

// QuietClient writes its troubles into the log: what the author needs to know, tell says.
class QuietClient extends LanguageClient {
  error(message, data) {
    super.error(message, data, false);
  }
}

let context; // of the extension
let log; // the channel "Partnerbook" of the view Output
let client; // while the program runs
let turn = Promise.resolve(); // starts and stops come one after the other

function activate(given) {
  context = given;
  log = vscode.window.createOutputChannel("Partnerbook");
  context.subscriptions.push(
    log,
    vscode.commands.registerCommand("partnerbook.restart", restart),
    vscode.commands.registerCommand("partnerbook.chooseProgram", chooseProgram),
    vscode.commands.registerCommand("partnerbook.showLog", () => log.show()),
    vscode.workspace.onDidChangeConfiguration((e) => e.affectsConfiguration("partnerbook.command") && restart()),
  );
  return restart();
}

function deactivate() {
  return inTurn(stop);
}

function restart() {
  return inTurn(async () => {
    await stop();
    await start();
  });
}

function inTurn(what) {
  turn = turn.then(what, what);
  return turn;
}

async function stop() {
  const old = client;
  client = undefined;
  await old?.stop().catch(() => {}); // it may have ended by itself
}

async function start() {
  const command = vscode.workspace.getConfiguration("partnerbook").get("command");
  let first;
  try {
    first = await launch(command);
  } catch (err) {
    tellNotStarted(command[0], err);
    return;
  }
  let answered = false;
  let giveUp;
  const ended = new Promise((_, reject) => (giveUp = reject)); // before it answered
  const ends = [];
  const mine = new QuietClient("partnerbook", "Partnerbook", () => {
    const next = first ?? launch(command);
    first = undefined;
    return Promise.resolve(next);
  }, {
    documentSelector,
    outputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    initializationFailedHandler: () => false, // told of below
    errorHandler: {
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed: () => {
        giveUp(new Error("it ended"));
        ends.push(Date.now());
        if (answered && ends.filter((at) => Date.now() - at < 180000).length < 4) {
          return { action: CloseAction.Restart, handled: true };
        }
        if (answered && client === mine) {
          tell("Partnerbook ended several times by itself, so pages are no longer checked as you type.", "Start Again", "Show Details");
        }
        return { action: CloseAction.DoNotRestart, handled: true };
      },
    },
    middleware: {
      // The outline of a page comes from Visual Studio Code; a second one beside it would confuse.
      provideDocumentSymbols: (document, token, next) => (document.languageId === "markdown" ? undefined : next(document, token)),
      provideCompletionItem: async (document, position, context, token, next) => {
        const list = await next(document, position, context, token);
        (list?.items ?? list ?? []).forEach(goOn);
        return list;
      },
    },
  });
  client = mine;
  try {
    await Promise.race([mine.start(), ended]);
    answered = true;
  } catch (err) {
    client = undefined;
    log.appendLine(`${command.join(" ")}: ${err.message}`);
    tell(`“${command.join(" ")}” was started, but does not answer as Partnerbook does. Is it the right program, and not too old?`, "Choose the Program…", "Show Details");
  }
}

// goOn has the next list come at once where what was chosen asks for more, as "data=" and
// "cite[]" do: Visual Studio Code asks only for what is typed by hand. Not where words are to be
// written, as in a summary: there it would offer words of the page.
function goOn(item) {
  const text = item.insertText?.value ?? item.insertText ?? item.label;
  if (/[=:]$|[[="]\$1/.test(text) && !text.endsWith(' = "$1"')) {
    item.command = { title: "", command: "editor.action.triggerSuggest", arguments: [{ auto: true }] };
  }
}

// launch starts a program. It fails if that cannot be started at all.
function launch([program, ...args]) {
  const folder = vscode.workspace.workspaceFolders?.find((f) => f.uri.scheme === "file")?.uri.fsPath;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: folder && fs.existsSync(folder) ? folder : undefined, windowsHide: true });
    child.once("error", reject);
    child.once("spawn", () => {
      child.off("error", reject);
      child.on("error", (err) => log.appendLine(err.message));
      child.stdin.on("error", () => {}); // it ended; the client sees so by itself
      resolve(child);
    });
  });
}

async function tellNotStarted(program, err) {
  log.appendLine(`${program}: ${err.message}`);
  if (err.code !== "ENOENT") {
    tell(`Partnerbook does not start, so pages are not checked as you type: “${program}” is no program that this computer can start (${err.code}).`, "Choose the Program…", "How to Set It Up");
    return;
  }
  const beside = programBeside();
  if (beside) {
    const use = "Use This Program";
    if ((await vscode.window.showErrorMessage(`Partnerbook does not run yet, so pages are not checked as you type. The program stands beside your site: ${beside}`, use)) === use) {
      await setProgram(beside);
    }
    return;
  }
  tell(`Partnerbook does not run, so pages are not checked as you type: the program “${program}” was not found on this computer. If you have it, show where it is.`, "Choose the Program…", "How to Set It Up");
}

// programBeside returns the program if it stands in an open folder or beside one, as in the zip
// for Windows. It is started only after the author has said so.
function programBeside() {
  const name = process.platform === "win32" ? "partnerbook.exe" : "partnerbook";
  for (const folder of vscode.workspace.workspaceFolders ?? []) {
    for (const at of [folder.uri.fsPath, path.dirname(folder.uri.fsPath)]) {
      const file = path.join(at, name);
      if (folder.uri.scheme === "file" && fs.statSync(file, { throwIfNoEntry: false })?.isFile()) {
        return file;
      }
    }
  }
  return undefined;
}

const does = {
  "Choose the Program…": chooseProgram,
  "How to Set It Up": showReadme,
  "Show Details": () => log.show(),
  "Start Again": restart,
};

// showReadme shows what stands beside this file; packing it writes its name small.
function showReadme() {
  const name = fs.readdirSync(context.extensionPath).find((file) => file.toLowerCase() === "readme.md");
  return vscode.commands.executeCommand("markdown.showPreview", vscode.Uri.file(context.asAbsolutePath(name)));
}

// tell shows what is wrong, with buttons. Nothing waits for the answer.
function tell(message, ...buttons) {
  vscode.window.showErrorMessage(message, ...buttons).then((chosen) => does[chosen]?.());
}

async function chooseProgram() {
  const chosen = await vscode.window.showOpenDialog({ title: "Where is the program partnerbook?", openLabel: "Use This Program" });
  if (chosen) {
    await setProgram(chosen[0].fsPath);
  }
}

// setProgram keeps the choice in the author's settings; the change of those starts it.
function setProgram(file) {
  return vscode.workspace.getConfiguration("partnerbook").update("command", [file, "lsp"], vscode.ConfigurationTarget.Global);
}

module.exports = { activate, deactivate };
