-- Partnerbook for Neovim 0.8 to 0.10: put this into init.lua.
vim.api.nvim_create_autocmd("FileType", {
  pattern = { "markdown", "toml" },
  callback = function(event)
    local site = vim.fs.find("site.toml", { upward = true, path = vim.fs.dirname(event.file) })[1]
    vim.lsp.start({
      name = "partnerbook",
      cmd = { "partnerbook", "lsp" },
      root_dir = site and vim.fs.dirname(site) or vim.fn.getcwd(),
    })
  end,
})
