package gazette.schedule;

import gazette.config.ScheduleConfig;
import gazette.issues.RunLogEntry.Occasion;
import gazette.press.publishing.PublishSchedule;
import gazette.press.workspace.AppContext;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.function.Supplier;
import org.quartz.CronScheduleBuilder;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Fires the schedules with Quartz. Firings missed before it started are left to
/// [gazette.press.publishing.CatchUpRuns].
public final class CronScheduler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CronScheduler.class);

    private final Supplier<AppContext> context;
    private final Scheduler quartz;

    /// Creates a scheduler without schedules, which fires nothing yet.
    ///
    /// @param context returns the current context; called at each firing
    public CronScheduler(Supplier<AppContext> context) {
        this.context = context;
        try {
            quartz = new StdSchedulerFactory(properties()).getScheduler();
            quartz.setJobFactory((bundle, scheduler) -> new Firing());
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Replaces all schedules.
    public void set(Collection<ScheduleConfig> schedules) {
        try {
            quartz.clear();
            for (ScheduleConfig schedule : schedules) {
                add(schedule);
            }
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Starts to fire what is due from now on.
    public void start() {
        try {
            quartz.start();
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Stops firing and waits for runs in progress.
    @Override
    public void close() {
        try {
            quartz.shutdown(true);
        } catch (SchedulerException e) {
            throw new IllegalStateException(e);
        }
    }

    private void add(ScheduleConfig schedule) throws SchedulerException {
        JobDetail job =
                JobBuilder.newJob(Firing.class).withIdentity(schedule.name()).build();
        Set<Trigger> triggers = new HashSet<>();
        for (String expression : schedule.timing().cron().quartzExpressions()) {
            triggers.add(TriggerBuilder.newTrigger()
                    .withIdentity(schedule.name() + " " + expression)
                    .withSchedule(CronScheduleBuilder.cronSchedule(expression)
                            .inTimeZone(TimeZone.getTimeZone(schedule.timing().zone()))
                            .withMisfireHandlingInstructionDoNothing())
                    .build());
        }
        quartz.scheduleJob(job, triggers, true);
    }

    private static Properties properties() {
        var properties = new Properties();
        properties.setProperty("org.quartz.scheduler.instanceName", "cron");
        properties.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        properties.setProperty("org.quartz.threadPool.threadCount", "2");
        properties.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
        return properties;
    }

    /// Runs one schedule, named by the key of the job.
    private final class Firing implements Job {
        @Override
        public void execute(JobExecutionContext job) {
            String name = job.getJobDetail().getKey().getName();
            Instant slot = job.getScheduledFireTime().toInstant();
            try {
                AppContext now = context.get();
                ScheduleConfig schedule = now.config().schedules().get(name);
                if (schedule != null) {
                    new PublishSchedule(now, schedule).run(slot, Occasion.SCHEDULED);
                }
            } catch (RuntimeException e) {
                LOG.error("firing_failed schedule={} slot={}", name, slot, e);
            }
        }
    }
}
