# Rules in each kind of string; what is unfinished in them ends with the string.
$rules = @'
@RuleName = "Unfinished
c:[Type == "https://contoso.example/claims/a" &&
 => issue(claim = c);
'@
$more = @"
c:[Type == "$base/a", Value =~ "^a$"]
 => issue(Type = "$($x.Type)", Value = c.Value);
"@
Set-Rules 'c:[Type == "a:b", Value == "it''s] => issue(claim = c);' $rules
Set-Rules "c:[Type == `"a:$b`"]`n => issue(claim = c);" $more
Set-Rules '
=> issue(Type = "a:b");
' $more
# No rules.
$code = @'
[Type]::Get(); key: [a, b]
{ "list": [] }
'@
$text = 'Type == "a"', "a [Value] => b"
