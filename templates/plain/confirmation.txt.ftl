${subject}

${text.confirm_ask?replace("{0}", names)}

${text.confirm_button}:
${confirm}

${text.confirm_note}

${paper.title}<#if paper.postalAddress??> · ${paper.postalAddress}</#if>
${paper.url}
