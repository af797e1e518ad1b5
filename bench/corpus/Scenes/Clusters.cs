namespace Anyray.Bench.Corpus.Scenes;

/// <summary>Clusters, plans and build machinery as their command-line tools print them.</summary>
internal static class Clusters
{
    public static Pattern Kubernetes => new ScenePattern("kubernetes_output", new Knob("relevance_filter", """{"keepChars":1000}"""),
        new Scene(["Which image does the «app» deployment run?", "What tag of «app» is live?"],
            ["apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: «app»\n  namespace: shop\nspec:\n  replicas: 3\n  template:\n    spec:\n      containers:\n      - name: main\n        image: ⟦registry.fjord.example/shop/«app»:«tag»⟧\n        resources:\n          limits: {cpu: \"1\", memory: 512Mi}"],
            ["apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: «noun»-«verb»-«x3»\n  namespace: «shop|infra|data»\nspec:\n  replicas: «1..6»\n  template:\n    spec:\n      containers:\n      - name: main\n        image: registry.fjord.example/shop/«svc»:«2..9».«0..30».«0..9»\n        resources:\n          limits: {cpu: \"«1..4»\", memory: «256..900»Mi}",
             "apiVersion: v1\nkind: Service\nmetadata:\n  name: «noun»-«x3»\n  namespace: «shop|infra|data»\nspec:\n  type: ClusterIP\n  ports:\n  - port: «80..9000»\n    targetPort: http"])
        {
            Lets = [("app", "«noun»-gateway-«x3»"), ("tag", "«2..9».«31..60».«x5»")],
            Separator = "\n---\n",
            Fence = "yaml",
            Tool = "kubectl",
            Target = "get deploy,svc -A -o yaml",
        },
        new Scene(["Why is «pod» still pending?", "What keeps «pod» from being scheduled?"],
            ["«3..55»m        Normal    Scheduled          pod/«svc»-«x9»-«x5»           Successfully assigned shop/«svc» to node-«1..30»\n«3..55»m        Warning   FailedScheduling   pod/«pod»           ⟦0/31 nodes are available: 31 node(s) didn't match Pod's node affinity zone=«zone»⟧."],
            ["«3..55»m        Normal    Pulled             pod/«svc»-«x9»-«x5»           Container image \"registry.fjord.example/«svc»:«1..9».«0..9»\" already present on machine",
             "«3..55»m        Normal    Created            pod/«svc»-«x9»-«x5»           Created container main",
             "«3..55»m        Warning   Unhealthy          pod/«svc»-«x9»-«x5»           Readiness probe failed: HTTP probe failed with statuscode: 503",
             "«3..55»m        Warning   BackOff            pod/«svc»-«x9»-«x5»           Back-off restarting failed container",
             "«3..55»m        Warning   FailedScheduling   pod/«svc»-«x9»-«x5»           0/31 nodes are available: «2..30» Insufficient cpu, «1..9» node(s) had taint.",
             "«3..55»m        Normal    ScalingReplicaSet  deployment/«svc»            Scaled up replica set to «2..9»"])
        {
            Lets = [("pod", "«svc»-«x9»-«x5»"), ("zone", "«city»-«x2»")],
            Head = "LAST SEEN   TYPE      REASON             OBJECT          MESSAGE\n",
            Tool = "kubectl",
            Target = "get events -A",
        },
        new Scene(["Which service is reachable from outside on port «port»?", "What listens on node port «port»?"],
            ["shop      ⟦«name»⟧     NodePort    10.96.«1..250».«1..250»   <none>   8080:«port»/TCP   «20..400»d"],
            ["«shop|infra|data»     «noun»-«verb»-«x4»     «ClusterIP|ClusterIP|NodePort»    10.96.«1..250».«1..250»   <none>   8080:«30000..31999»/TCP   «20..400»d"])
        {
            Lets = [("port", "«32000..32767»"), ("name", "«noun»-«verb»-«x5»")],
            Head = "NAMESPACE NAME TYPE CLUSTER-IP EXTERNAL-IP PORT(S) AGE\n",
            Tool = "kubectl",
            Target = "get svc -A",
        });

    public static Pattern Plans => new ScenePattern("infrastructure_plans", new Knob("relevance_filter", """{"keepChars":1000}"""),
        new Scene(["Does this plan replace anything, and why?", "Which resource has to be recreated, and which attribute forces it?"],
            ["  # ⟦aws_db_instance.«name»⟧ must be replaced\n-/+ resource \"aws_db_instance\" \"«name»\" {\n      ~ arn               = \"arn:aws:rds:eu-north-1:«x12»\" -> (known after apply)\n      ~ ⟦availability_zone = \"eu-north-1a\" -> \"eu-north-1«zone»\" # forces replacement⟧\n        # (31 unchanged attributes hidden)\n    }"],
            ["  # aws_instance.«noun»[«i»] will be updated in-place\n  ~ resource \"aws_instance\" \"«noun»\" {\n        id   = \"i-«x17»\"\n      ~ tags = {\n          ~ \"revision\" = \"«x7»\" -> \"«x7»\"\n            \"team\"     = \"«svc»\"\n        }\n        # («10..40» unchanged attributes hidden)\n    }",
             "  # aws_route53_record.«noun»_«x3» will be created\n  + resource \"aws_route53_record\" \"«noun»\" {\n      + fqdn    = (known after apply)\n      + name    = \"«noun».fjord.example\"\n      + records = [\"«ip»\"]\n      + ttl     = «60..900»\n      + type    = \"A\"\n    }",
             "  # aws_security_group_rule.«noun»_«x3» will be updated in-place\n  ~ resource \"aws_security_group_rule\" \"«noun»\" {\n      ~ description = \"«adj» «noun»\" -> \"«adj» «noun»\"\n        from_port   = «80..9000»\n    }"])
        {
            Lets = [("name", "«noun»_«x3»"), ("zone", "«b|c»")],
            Head = "Terraform used the selected providers to generate the following execution plan.\n\n",
            Tail = "\n\nPlan: 41 to add, 96 to change, 1 to destroy.",
            Separator = "\n\n",
            Tool = "terraform",
            Target = "plan -no-color",
        },
        new Scene(["What is the retention of the «name» log group?", "After how many days does «name» forget its entries?"],
            ["# aws_cloudwatch_log_group.«name»:\nresource \"aws_cloudwatch_log_group\" \"«name»\" {\n    arn               = \"arn:aws:logs:eu-north-1:«x12»:log-group:/«name»\"\n    name              = \"/«name»\"\n    ⟦retention_in_days = «days»⟧\n    skip_destroy      = false\n}"],
            ["# aws_cloudwatch_log_group.«noun»_«x4»:\nresource \"aws_cloudwatch_log_group\" \"«noun»_«x4»\" {\n    arn               = \"arn:aws:logs:eu-north-1:«x12»:log-group:/«noun»\"\n    name              = \"/«noun»/«x3»\"\n    retention_in_days = «7|14|30|60|90»\n    skip_destroy      = false\n}",
             "# aws_iam_role.«noun»_«x4»:\nresource \"aws_iam_role\" \"«noun»_«x4»\" {\n    arn                  = \"arn:aws:iam::«x12»:role/«noun»\"\n    max_session_duration = «3600|7200»\n    path                 = \"/\"\n}"])
        {
            Lets = [("name", "«noun»_audit_«x4»"), ("days", "«401..989»")],
            Separator = "\n\n",
            Tool = "terraform",
            Target = "show",
        },
        new Scene(["Which resource failed first when the stack was created?", "What went wrong with the stack?"],
            ["«t:yyyy-MM-dd HH:mm:ss» UTC+0000   CREATE_FAILED        AWS::SQS::Queue              ⟦«name»⟧   ⟦Property MessageRetentionPeriod cannot exceed «limit»⟧"],
            ["«t:yyyy-MM-dd HH:mm:ss» UTC+0000   CREATE_IN_PROGRESS   AWS::«Lambda::Function|IAM::Role|SNS::Topic|SQS::Queue»   «Noun»«Noun»«x3»   «-|Resource creation Initiated»", "«t:yyyy-MM-dd HH:mm:ss» UTC+0000   CREATE_COMPLETE      AWS::«Lambda::Function|IAM::Role|SNS::Topic|SQS::Queue»   «Noun»«Noun»«x3»   -"])
        {
            Lets = [("name", "«Noun»«Noun»«x4»"), ("limit", "«10000..99999»")],
            Tool = "aws",
            Target = "cloudformation describe-stack-events",
        });

    public static Pattern BuildMachines => new ScenePattern("pipeline_logs", new Knob("relevance_filter", """{"keepChars":2000}"""),
        new Scene(["How long did the «step» step take?", "What was the duration of «step»?"],
            ["«t:HH:mm:ss» [stage 4/9] «step»\n«t:HH:mm:ss» [stage 4/9] ⟦«step» finished in «min» min 41 s⟧"],
            ["«t:HH:mm:ss» [stage «1..9»/9] pulling layer sha256:«x12» «1..90» MB", "«t:HH:mm:ss» [stage «1..9»/9] «verb» «noun» finished in «1..59» s", "«t:HH:mm:ss» [cache] restored «x12» («1..900» files)", "«t:HH:mm:ss» [stage «1..9»/9] warning: «noun» is deprecated, use «noun»", "«t:HH:mm:ss» [stage «1..9»/9] compiling «svc»/«noun».«ts|cs|rs»"])
        {
            Lets = [("step", "sign «noun» bundle"), ("min", "«61..99»")],
            Tool = "ci_log",
        },
        new Scene(["Which artifacts were uploaded, and how large are they?", "What did the pipeline publish?"],
            ["«t:HH:mm:ss» Uploading ⟦«a1» («101..180» MB)⟧", "«t:HH:mm:ss» Uploading ⟦«a2» («190..280» MB)⟧"],
            ["«t:HH:mm:ss» Downloading «svc»-«1..9».«0..9».jar («1..90» MB)", "«t:HH:mm:ss» > Task :«svc»:«compileJava|processResources|jar|check»", "«t:HH:mm:ss» > Task :«svc»:«verb»«Noun» UP-TO-DATE", "«t:HH:mm:ss» Resolved «svc»:«noun»:«1..9».«0..9».«0..9»"])
        {
            Lets = [("a1", "«noun»-installer-«x4».msi"), ("a2", "«noun»-image-«x4».tar.gz")],
            Tool = "ci_log",
        },
        new Scene(["Pourquoi l'étape de signature a-t-elle été ignorée ?", "Quelle condition a fait sauter la signature ?"],
            ["«t:HH:mm:ss» skipped: sign-packages (⟦branch '«branch»' is not protected⟧)"],
            ["«t:HH:mm:ss» started: «verb»-«noun» on runner-«1..40»", "«t:HH:mm:ss» passed: «verb»-«noun» in «2..900» s", "«t:HH:mm:ss» skipped: «verb»-«noun» (no files changed under «noun»/)", "«t:HH:mm:ss» queued: «verb»-«noun» behind «1..9» jobs"])
        {
            Lets = [("branch", "«first»/«noun»-«x5»")],
            Tool = "ci_log",
        });
}
