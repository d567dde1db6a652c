${subject}

${text.link_note}

${text.link_button}:
${url}

${text.link_ignore}

${paper.title}<#if paper.postalAddress??> · ${paper.postalAddress}</#if>
${paper.url}
