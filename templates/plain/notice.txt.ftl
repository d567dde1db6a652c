${subject}
${text.notice_when}: ${when}

${text.notice_reasons}:
<#list reasons as reason>
- ${reason}
</#list>

${text.notice_remedy}:
${remedy}

${paper.title}
${paper.url}
