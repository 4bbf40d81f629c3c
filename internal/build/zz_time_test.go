package build
import ("testing";"os";"time";"github.com/gloss-press/gloss";"github.com/gloss-press/gloss/internal/workspace";"github.com/gloss-press/gloss/internal/render";"github.com/gloss-press/gloss/internal/publish";"context";"runtime")
func TestTimes(t *testing.T){
 opt:=Options{Source: os.Getenv("ZZSRC"), Output: "/tmp/bench/zzo/o", Options: workspace.Options{Now: time.Now(), Theme: gloss.Files}}
 t0:=time.Now()
 lap:=func(n string){var m runtime.MemStats; runtime.ReadMemStats(&m); t.Logf("%-10s %.2fs heap %d sys %d gc %d total %d", n, time.Since(t0).Seconds(), m.HeapAlloc>>20, m.Sys>>20, m.NumGC, m.TotalAlloc>>20); t0=time.Now()}
 ws,_:=workspace.Open(opt.Source,opt.Options); snap:=ws.Load(); lap("load")
 assets,_:=render.LoadAssets(ws.Assets()); r,_:=render.New(ws.Layouts(),assets); lap("layouts")
 tx,err:=publish.Begin(opt.Output, publish.Options{Source:opt.Source}); if err!=nil{t.Fatal(err)}
 j:=&job{ctx:context.Background(),opt:opt,snap:snap,tx:tx,press:r.On(snap.Site)}
 j.makeAll(assets); lap("make")
 ch,err:=tx.Commit(); lap("commit"); t.Log(ch.Written,err)
}
