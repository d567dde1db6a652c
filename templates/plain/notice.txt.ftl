${(missed?then(text.notice_missed, text.notice_failed))?replace("{0}", schedule)}
${text.notice_due}: ${when}

${text.notice_reasons}:
<#list reasons as reason>
- ${reason}
</#list>

${text.notice_remedy}:
${remedy}

${paper.title}
${paper.url}
