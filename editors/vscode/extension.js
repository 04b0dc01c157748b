// The whole extension: it starts the language server and leaves everything to it.
const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

async function activate() {
  const [command, ...args] = vscode.workspace.getConfiguration("partnerbook").get("command");
  client = new LanguageClient("partnerbook", "Partnerbook", { command, args }, {
    documentSelector: [
      { scheme: "file", language: "markdown" },
      { scheme: "file", pattern: "**/*.toml" },
    ],
  });
  try {
    await client.start();
  } catch (err) {
    vscode.window.showErrorMessage(`Partnerbook does not start: ${err.message}. The setting partnerbook.command says what is started.`);
  }
}

function deactivate() {
  return client?.stop();
}

module.exports = { activate, deactivate };
