# Closes what a rule for ActiveSync leaves open: mail clients that send a password. Run it in Exchange Online PowerShell.

# 1. A policy without basic authentication for any protocol.
$policy = 'Block basic authentication'
New-AuthenticationPolicy -Name $policy `
    -AllowBasicAuthActiveSync:$false `
    -AllowBasicAuthAutodiscover:$false `
    -AllowBasicAuthImap:$false `
    -AllowBasicAuthMapi:$false `
    -AllowBasicAuthOfflineAddressBook:$false `
    -AllowBasicAuthOutlookService:$false `
    -AllowBasicAuthPop:$false `
    -AllowBasicAuthPowershell:$false `
    -AllowBasicAuthReportingWebServices:$false `
    -AllowBasicAuthRpc:$false `
    -AllowBasicAuthSmtp:$false `
    -AllowBasicAuthWebServices:$false

# 2. One user tries it.
Set-User -Identity 'pilot@contoso.example' -AuthenticationPolicy $policy

# 3. Everyone, once the pilot is content.
Set-OrganizationConfig -DefaultAuthenticationPolicy $policy -WhatIf

# ActiveSync itself stays on: the mail app of iOS speaks it with modern authentication too.
# To let in Outlook mobile alone, make the rule before the block:
New-ActiveSyncDeviceAccessRule -Characteristic DeviceType -QueryString 'OutlookService' -AccessLevel Allow -WhatIf
Set-ActiveSyncOrganizationSettings -DefaultAccessLevel Block -WhatIf
