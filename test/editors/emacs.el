;; Runs in Emacs after the set-up of docs/editors.md, with the rule file as the only argument. What is printed goes to
;; the test.
(require 'eglot)
(require 'flymake)

(defun wait-until (condition)
  (let ((end (+ (float-time) 20)))
    (while (and (not (funcall condition)) (< (float-time) end))
      (accept-process-output nil 0.05)
      (flymake-start nil))))

(defun codes ()
  (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))

(switch-to-buffer (find-file-noselect (pop command-line-args-left)))
;; Eglot connects after the command that opened the file; a script has no commands.
(run-hooks 'post-command-hook)
(wait-until #'eglot-managed-p)
(wait-until #'codes)
(message "diagnostics: %s" (string-join (codes) " "))

(goto-char (point-min))
(search-forward "Type = ")
(replace-match "Type == ")
;; Eglot sends changes when Emacs is idle, which a script never is.
(eglot--signal-textDocument/didChange)
(wait-until (lambda () (null (codes))))
(message "after the repair: %d" (length (codes)))
(set-buffer-modified-p nil)
(eglot-shutdown (eglot-current-server))
