-- Partnerbook for Neovim 0.11 and later. Put this file into the folder lsp of your
-- configuration (~/.config/nvim/lsp/partnerbook.lua), and the line
--   vim.lsp.enable("partnerbook")
-- into init.lua.
return {
  cmd = { "partnerbook", "lsp" },
  filetypes = { "markdown", "toml" },
  root_markers = { "site.toml" },
}
