${subject}

${text.welcome_note}

<#list joined as one>
${one.list.title}<#if one.list.description?has_content> (${one.list.description})</#if>
${text.how_often}: ${one.often}
${text.unsubscribe}: ${one.unsubscribe}

</#list>
${text.welcome_choose}
${paper.preferences}

${paper.title}<#if paper.postalAddress??> · ${paper.postalAddress}</#if>
${paper.url}
