//! `taizhang serve`

use std::io;
use std::net::SocketAddr;
use std::sync::mpsc;
use std::thread;

use anyhow::Context;
use clap::Args;
use taizhang_api::{Answered, Event, Limits, Server, told_to_stop};
use taizhang_app::Env;

use crate::Exit;
use crate::printer::{Printer, To};

/// How many lines may wait for a slow terminal; requests never do.
const WAITING_LINES: usize = 1024;

/// 在浏览器里用，也给程序用：开一个 HTTP 服务 · An HTTP service over the same work
#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// 在哪个地址上等，默认只有本机能用 · Address to listen on; by default only this machine
    #[arg(long, value_name = "地址:端口", default_value = "127.0.0.1:8086", hide_default_value = true)]
    listen: SocketAddr,
}

impl Serve {
    pub(crate) fn run(self, _: &Env, printer: &mut Printer) -> anyhow::Result<Exit> {
        let cannot = || printer.pick(format!("{} 用不了", self.listen), format!("cannot listen on {}", self.listen));
        let server = Server::bind(self.listen, Limits::default()).with_context(cannot)?;
        let (tell, events) = mpsc::sync_channel(WAITING_LINES);
        let serving = thread::spawn(move || server.run(tell, told_to_stop()));
        for event in events {
            told(&event, printer)?;
        }
        serving.join().map_err(|_| io::Error::other("the service broke off"))??;
        Ok(Exit::Clean)
    }
}

fn told(event: &Event, printer: &mut Printer) -> io::Result<()> {
    let line = match event {
        Event::Listening(address) => printer.pick(
            format!("已开始：http://{address}/ （接口说明：http://{address}/api/v1）。按 Ctrl+C 停止。"),
            format!("listening on http://{address}/ (interface: http://{address}/api/v1). Ctrl+C stops."),
        ),
        Event::Answered(answered) => line(answered),
        Event::Stopping => {
            printer.pick("正在停止，等手上的请求做完。", "stopping, once running requests are done.").to_owned()
        }
    };
    printer.line(To::Talk, &line)
}

/// A request in a line: number, method, path, status, milliseconds; behind them what failed here.
fn line(answered: &Answered) -> String {
    let Answered { number, method, path, status, took, cause } = answered;
    let cause = cause.as_deref().map(|cause| format!(" {cause:?}")).unwrap_or_default();
    format!("{number} {method} {path} {status} {}ms{cause}", took.as_millis())
}
