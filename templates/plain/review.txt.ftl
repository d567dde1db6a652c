${subject}

${lead}

${text.review_button}:
${link}
${text.review_link}
<#if changes?has_content>

${text.review_changes}:
<#list changes as change>
- ${change}
</#list>
</#if>
<#if articles?has_content>

${text.review_articles} (${recipients}):
<#list articles as article>
- ${article}
</#list>
</#if>
<#if notes?has_content>

${text.review_notes}:
<#list notes as note>
- ${note}
</#list>
</#if>
<#if body?has_content>

${text.review_letter}: ${letter}
----------------------------------------
${body}
----------------------------------------
</#if>

${paper.title}
${paper.url}
