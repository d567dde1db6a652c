package freemarker.core;

/// Ends the run of a template from within. No directive catches it, not even `<#attempt>`.
public class TemplateRunEnd extends FlowControlException {
    private static final long serialVersionUID = 1;

    /// Creates an end for a reason.
    protected TemplateRunEnd(String message) {
        super(message);
    }
}
