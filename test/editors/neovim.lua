-- Runs in Neovim after the set-up of docs/editors.md: a rule file with a mistake is open. What is printed goes to the test.
local function codes()
  return vim.tbl_map(function(diagnostic) return diagnostic.code end, vim.diagnostic.get(0))
end

local function say(what)
  io.stdout:write(what .. '\n')
end

vim.wait(20000, function() return #codes() > 0 end, 20)
say('diagnostics: ' .. table.concat(codes(), ' '))

local hover = vim.lsp.buf_request_sync(0, 'textDocument/hover', vim.lsp.util.make_position_params(), 5000)
for _, answer in pairs(hover or {}) do
  say('hover: ' .. vim.split(answer.result.contents.value, '\n')[1])
end

vim.cmd('%s/Type = /Type == /')
vim.wait(20000, function() return #codes() == 0 end, 20)
say('after the repair: ' .. #codes())
vim.cmd('qall!')
