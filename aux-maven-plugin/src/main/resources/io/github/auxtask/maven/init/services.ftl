[=package].[=className]
